package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.database.Pools;
import weft.desk.CommandGateway;
import weft.projections.reading.ReadingDoor;

/** Takes the readings of machines and tells the machines' streams what they came to. */
@Configuration(proxyBeanMethods = false)
class MachineWatch {
  @Bean
  ReadingDoor readingDoor(Pools pools) {
    return new ReadingDoor(pools);
  }

  @Bean(destroyMethod = "close")
  MachineTeller machineTeller(Pools pools, CommandGateway gateway, Clock clock) {
    return new MachineTeller(pools, gateway, clock).every(Duration.ofMillis(700));
  }
}
