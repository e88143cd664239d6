package weft.bench;

/** Measures one of the hub's promised figures and adds it to the report. */
public interface Bench {
  String name();

  /**
   * Measures.
   *
   * @param small a smoke run: a few messages, a few seconds, no limits
   */
  void run(Report report, boolean small) throws Exception;

  /** Whether the bench takes so long that it runs only by name. */
  default boolean isByNameAlone() {
    return false;
  }
}
