package weft.deploy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import weft.database.FreePort;

/** The main thread against a real Axon Server, where Docker can start one. */
@Timeout(600)
@EnabledIf("dockerAnswers")
class RealAxonServerTest {
  private static final String IMAGE =
      System.getProperty("weft.axon-server.image", "axoniq/axonserver:2025.2.5");

  /** States the reason if the test is skipped. */
  static boolean dockerAnswers() {
    boolean answers = DockerClientFactory.instance().isDockerAvailable();
    if (!answers)
      System.out.println(
          "Left out: the tests against a real Axon Server. They need Docker, which does not"
              + " answer");
    return answers;
  }

  @Test
  void the_main_thread_runs(@TempDir Path data) {
    try (var server = server()) {
      server.start();
      try (var hub =
          RunningHub.onAxonServer(
              data, FreePort.next(), server.getHost() + ":" + server.getMappedPort(8124))) {
        new MainThread(hub).run(data);
      }
    }
  }

  private static GenericContainer<?> server() {
    return new GenericContainer<>(DockerImageName.parse(IMAGE))
        .withExposedPorts(8024, 8124)
        .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
        .withEnv("AXONIQ_AXONSERVER_DEVMODE_ENABLED", "true")
        .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
        .waitingFor(
            Wait.forHttp("/actuator/health")
                .forPort(8024)
                .withStartupTimeout(Duration.ofMinutes(3)));
  }
}
