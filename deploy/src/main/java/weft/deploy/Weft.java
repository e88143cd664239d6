package weft.deploy;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import weft.deploy.command.Commands;
import weft.deploy.command.DeadLettersCommand;
import weft.deploy.command.EdiCheckCommand;
import weft.deploy.settings.WeftSettings;
import weft.deploy.start.StartConditions;

/** The hub: one process for every task. If the first argument is no option, it names a command. */
@SpringBootApplication(scanBasePackages = {"weft.api", "weft.bff", "weft.deploy"})
@EnableConfigurationProperties(WeftSettings.class)
public class Weft {
  private static final Commands COMMANDS =
      new Commands(
          List.of(
              new EdiCheckCommand(),
              new VerifyReplayCommand(),
              new VerifyLogCommand(),
              new EvidenceKeysCommand(),
              new DeadLettersCommand(CommandHub::open)));

  public static void main(String[] args) {
    var done = COMMANDS.run(args, System.out, System.err);
    if (done.isPresent()) System.exit(done.getAsInt());
    start(args);
  }

  static ConfigurableApplicationContext start(String... args) {
    ThreadCarriers.share();
    var hub = new SpringApplication(Weft.class);
    hub.addListeners(new StartConditions());
    return hub.run(args);
  }
}
