"""Many readers and one writer of one ledger.

Takes the address of a ledger; lends a view to each request that reads, and the writer to one request at a time.
A view sees one moment of the ledger, whatever is added meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import Lock
from typing import Final

from onrecord.ledger import Ledger, NothingFound, View, WrongQuestion, open_ledger

# As many as threads may ask at once; opening one costs a millisecond, keeping one some memory.
_MOST_IDLE: Final = 16


class Store:
    """The ledger, as requests borrow it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._idle: LifoQueue[Ledger] = LifoQueue()
        self._writing = Lock()

    @contextmanager
    def view(self) -> Iterator[View]:
        """A view of this moment, for one thread at a time."""
        ledger = self._borrowed()
        try:
            with ledger.connection.snapshot():
                yield ledger.view
        except (NothingFound, WrongQuestion):
            self._returned(ledger)
            raise
        except BaseException:
            # A connection that failed may be broken for good.
            ledger.close()
            raise
        self._returned(ledger)

    @contextmanager
    def writer(self) -> Iterator[Ledger]:
        """The ledger, open for writing; others wait."""
        with self._writing, open_ledger(self.address, write=True) as ledger:
            yield ledger

    def close(self) -> None:
        """Close what is idle."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    def _borrowed(self) -> Ledger:
        try:
            return self._idle.get_nowait()
        except Empty:
            return open_ledger(self.address)

    def _returned(self, ledger: Ledger) -> None:
        if self._idle.qsize() < _MOST_IDLE:
            self._idle.put(ledger)
        else:
            ledger.close()
