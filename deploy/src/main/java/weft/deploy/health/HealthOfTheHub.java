package weft.deploy.health;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.stereotype.Component;
import weft.api.operator.HubHealth;

/** Shows the health that monitoring reads on the operator's screen. */
@Component
class HealthOfTheHub implements HubHealth {
  private final HealthEndpoint endpoint;

  HealthOfTheHub(HealthEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public Health now() {
    var all = endpoint.health();
    Map<String, String> parts = new HashMap<>();
    if (all instanceof CompositeHealthDescriptor it && it.getComponents() != null)
      it.getComponents().forEach((name, part) -> parts.put(name, part.getStatus().getCode()));
    return new Health(all.getStatus().getCode(), parts);
  }
}
