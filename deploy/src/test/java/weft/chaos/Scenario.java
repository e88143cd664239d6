package weft.chaos;

/** One kind of failure. */
interface Scenario {
  String name();

  /** Causes the failure as often as the trial says; throws if a promise was broken. */
  void run(Trial trial) throws Exception;
}
