"""Write the corpus: `python -m benchmarks.corpus`."""

from benchmarks.corpus.case import write
from benchmarks.corpus.files import FILES

if __name__ == "__main__":
    for name, cases in FILES.items():
        print(f"{name}: {write(name, cases())}")
