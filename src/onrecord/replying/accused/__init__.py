"""Who is accused? Actors, or the words for somebody who could answer."""
