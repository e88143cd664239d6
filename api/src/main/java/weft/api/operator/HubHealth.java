package weft.api.operator;

import java.util.Map;

/** How the hub is, as {@code /actuator/health} says it to who watches it. */
public interface HubHealth {
  Health now();

  /**
   * A health and what it is made of.
   *
   * @param status {@code UP}, {@code QUIET}, {@code DEGRADED} or {@code DOWN}
   * @param parts the same of each part by its name, such as {@code db}
   */
  record Health(String status, Map<String, String> parts) {
    public Health {
      parts = Map.copyOf(parts);
    }
  }
}
