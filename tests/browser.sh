#!/usr/bin/env bash
# Make sure that a Chromium is there for the browser tests: the system's, Debian's package, or Playwright's own.
set -u
python=$1
have() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
have >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && have && exit 0
elif command -v apt-get >/dev/null && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n apt-get update -qq && sudo -n DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && have && exit 0
fi
"$python" -m playwright install chromium && exit 0
echo "no Chromium could be installed: the browser tests are left out" >&2
exit 0
