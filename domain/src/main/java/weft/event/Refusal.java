package weft.event;

/**
 * Why a person's or client's command was refused. Each context seals its own reasons, and each
 * reason words itself: status, code and both sentences follow from {@link #told()} everywhere.
 */
public interface Refusal {
  Told told();
}
