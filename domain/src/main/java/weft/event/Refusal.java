package weft.event;

/**
 * Why the command of a person or client was refused. Each context declares its own sealed set of
 * reasons. A reason words itself: {@link #told()} gives the status, the code and both sentences.
 */
public interface Refusal {
  RefusalText told();
}
