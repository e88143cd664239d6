package weft.chaos;

/** One kind of failure. */
interface Scenario {
  String name();

  /** Breaks it as often as the trial says; throws where a promise was broken. */
  void run(Trial trial) throws Exception;
}
