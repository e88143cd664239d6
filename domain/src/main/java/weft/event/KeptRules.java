package weft.event;

/**
 * Rules of streams that grow for years. Their state is small whatever happened, and is kept now and
 * then beside the history, so that no command reads such a stream from its beginning.
 */
public interface KeptRules<C, E, S extends KeptRules<C, E, S>> extends Rules<C, E, S> {
  /** Of the rules by which a state was made; a state of another version is passed over. */
  int version();
}
