"""Write the corpus: `python -m benchmarks.corpus`."""

from benchmarks.corpus.case import FOLDER, write
from benchmarks.corpus.files import FILES

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, cases in FILES.items():
        print(f"{name}: {write(name, cases())}")
