# How fits are run side by side: read by `side_by_side.sh` and `onward.sh`, which set `out`.
logs=$out/logs
mkdir -p "$logs"
export PYTHONUNBUFFERED=1
waited=

fit() { # LOG ARGUMENTS...: one call of training.attribution
    log=$1
    shift
    python3 -m training.attribution --out "$out" "$@" >"$logs/$log" 2>&1
}

together() { # waits for all that runs, and fails with the first that failed
    for one in $waited; do wait "$one"; done
    waited=
}
