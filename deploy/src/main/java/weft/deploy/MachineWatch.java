package weft.deploy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import weft.database.Pools;
import weft.projections.reading.ReadingDoor;

/** Takes the readings of machines and tells the machines' streams what they came to. */
@Configuration(proxyBeanMethods = false)
class MachineWatch {
  @Bean
  ReadingDoor readingDoor(Pools pools) {
    return new ReadingDoor(pools);
  }
}
