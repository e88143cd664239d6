package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.desk.CommandGateway;

/** Watches over machines. */
@Configuration(proxyBeanMethods = false)
class MachineWatches {
  @Bean(destroyMethod = "close")
  MaintenanceWatch maintenanceWatch(JdbcClient writer, CommandGateway gateway, Clock clock) {
    return new MaintenanceWatch(writer, gateway, clock)
        .every(Duration.ofMinutes(1), Duration.ofMinutes(10));
  }
}
