package weft.sealing;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The logs of this hub, each with the changes of its keys and the witnesses that cosign it. */
public final class HubLogs implements AutoCloseable {
  private final Map<EvidenceLog, HubLog> logs = new EnumMap<>(EvidenceLog.class);

  /** One log of the hub. */
  public record HubLog(SealedLog sealed, KeyChanges changes, Witnesses witnesses) {}

  private HubLogs() {}

  /** Begins to ask the witnesses, who cosign each log. */
  public static HubLogs start(DataSource writer, List<WitnessAddress> witnesses, Clock clock) {
    var started = new HubLogs();
    for (var it : EvidenceLog.values())
      started.logs.put(
          it,
          new HubLog(
              new SealedLog(writer, it),
              new KeyChanges(writer, it),
              Witnesses.start(writer, it, witnesses, clock)));
    return started;
  }

  /** The log with its keys and witnesses. */
  public HubLog of(EvidenceLog log) {
    var found = logs.get(log);
    if (found == null) throw new IllegalStateException("The hub has no log " + log.key());
    return found;
  }

  /** All logs by their names. */
  public Map<EvidenceLog, HubLog> all() {
    return Map.copyOf(logs);
  }

  @Override
  public void close() {
    for (var it : logs.values()) it.witnesses().close();
  }
}
