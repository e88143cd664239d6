package weft.api.operator;

import java.util.Map;

/** The state of the hub, as {@code /actuator/health} reports it. */
public interface HubHealth {
  Health now();

  /**
   * A health state with its parts.
   *
   * @param status {@code UP}, {@code QUIET}, {@code DEGRADED} or {@code DOWN}
   * @param parts the status of each part by its name, such as {@code db}
   */
  record Health(String status, Map<String, String> parts) {
    public Health {
      parts = Map.copyOf(parts);
    }
  }
}
