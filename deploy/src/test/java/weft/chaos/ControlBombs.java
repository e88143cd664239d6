package weft.chaos;

/**
 * The control of {@link Bombs}: without a shared limit on inflated data, the same messages end the
 * hub.
 */
final class ControlBombs implements Scenario {
  private static final int SECONDS = 30;

  @Override
  public String name() {
    return "control-bombs";
  }

  @Override
  public void run(Trial trial) throws Exception {
    byte[] bomb = Bombs.bomb(trial.random().nextLong());
    try (var site = DemoSite.without(Unguarded.Protection.ROOM_TO_INFLATE)) {
      Bombs.agree(Reader.of(site, "operator@weft"));
      trial.found(
          "without a room for what is inflated, %d connections that send %.1f MB which inflate to"
              + " 99 MB ended the hub %s",
          Bombs.CONNECTIONS,
          bomb.length / 1e6,
          Ended.by(site, () -> Bombs.sent(Reader.of(site, ""), bomb, SECONDS, 1)));
    }
  }
}
