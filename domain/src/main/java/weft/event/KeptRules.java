package weft.event;

/**
 * Rules of streams that grow for years. Their state stays small whatever happens, and the hub
 * stores a snapshot now and then, so that no command reads such a stream from its beginning.
 */
public interface KeptRules<C, E, S extends KeptRules<C, E, S>> extends Rules<C, E, S> {
  /** The version of the rules that make the state; a snapshot of another version is ignored. */
  int version();
}
