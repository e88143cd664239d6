package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.api.energy.EnergyAdviser;
import weft.api.reading.ReadContexts;
import weft.desk.CommandGateway;
import weft.watch.RegularLook;

/** Looks for energy advice, and measures what was taken, twice a day. */
@Configuration(proxyBeanMethods = false)
class EnergyWatch {
  private static final Duration PAUSE = Duration.ofHours(12);

  @Bean
  EnergyAdviser energyAdviser(ReadContexts readings, CommandGateway counter, Clock clock) {
    return new EnergyAdviser(readings, counter, clock);
  }

  @Bean(destroyMethod = "close")
  RegularLook energyLooks(EnergyAdviser adviser) {
    return new RegularLook("energy-adviser", PAUSE, PAUSE, adviser::look);
  }
}
