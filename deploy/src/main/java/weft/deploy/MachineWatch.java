package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Pools;
import weft.desk.CommandGateway;
import weft.projections.reading.ReadingDoor;
import weft.watch.RegularLook;

/** Takes the readings of machines, tells their streams the result, and watches maintenance. */
@Configuration(proxyBeanMethods = false)
class MachineWatch {
  @Bean
  ReadingDoor readingDoor(Pools pools) {
    return new ReadingDoor(pools);
  }

  @Bean
  MachineTeller machineTeller(Pools pools, CommandGateway gateway, Clock clock) {
    return new MachineTeller(pools, gateway, clock);
  }

  @Bean(destroyMethod = "close")
  RegularLook machineTelling(MachineTeller teller) {
    Duration pause = Duration.ofMillis(700);
    return new RegularLook("machine-teller", pause, pause, teller::look);
  }

  @Bean
  MaintenanceWatch maintenanceWatch(JdbcClient writer, CommandGateway gateway, Clock clock) {
    return new MaintenanceWatch(writer, gateway, clock);
  }

  @Bean(destroyMethod = "close")
  RegularLook maintenanceLooks(MaintenanceWatch watch) {
    return new RegularLook(
        "maintenance-watch", Duration.ofMinutes(1), Duration.ofMinutes(10), watch::look);
  }
}
