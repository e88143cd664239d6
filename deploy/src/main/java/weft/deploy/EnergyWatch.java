package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.api.energy.EnergyAdviser;
import weft.api.reading.ReadContexts;
import weft.desk.CommandGateway;

/** Looks for energy advice, and measures what was taken, twice a day. */
@Configuration(proxyBeanMethods = false)
class EnergyWatch {
  @Bean(destroyMethod = "close")
  EnergyAdviser energyAdviser(ReadContexts readings, CommandGateway counter, Clock clock) {
    return new EnergyAdviser(readings, counter, clock).every(Duration.ofHours(12));
  }
}
