package weft.bench;

/** Measures one of the hub's promised figures and adds it to the report. */
public interface Bench {
  String name();

  /**
   * Measures.
   *
   * @param small a smoke run: a few messages, a few seconds, and no limit is judged by it
   */
  void run(Report report, boolean small) throws Exception;

  /** Whether it takes so long that it runs where it is named, and not among all. */
  default boolean isByNameAlone() {
    return false;
  }
}
