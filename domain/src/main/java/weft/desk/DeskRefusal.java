package weft.desk;

import weft.event.Refusal;

/** Refusals that have nothing to do with the rules of the stream itself. */
public sealed interface DeskRefusal extends Refusal {
  /** The stream moved on since the caller looked. */
  record Stale(long expected, long current) implements DeskRefusal {}

  /** The idempotency key was used before, for something else. */
  record KeyReused(String key) implements DeskRefusal {}
}
