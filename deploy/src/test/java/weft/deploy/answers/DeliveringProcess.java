package weft.deploy.answers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.Outbox;
import weft.party.Channel;
import weft.projections.party.DirectoryView;

/** What a hub does with its outbox, in a process of its own that can be killed. */
final class DeliveringProcess {
  private DeliveringProcess() {}

  static Process start(TestDatabase database, Path partners) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DeliveringProcess.class.getName(),
            database.url(),
            database.password(),
            partners.toString())
        .redirectErrorStream(true)
        .redirectOutput(partners.resolve("delivering.log").toFile())
        .start();
  }

  /** Delivers until it is killed; five minutes at most, should the test be gone. */
  public static void main(String[] arguments) throws InterruptedException {
    var writer = new Login(DatabaseRoles.WRITER, arguments[1]);
    var reader = new Login(DatabaseRoles.READER, arguments[1]);
    try (Pools pools = Pools.open(arguments[0], writer, reader);
        var _ =
            Delivery.start(
                new Outbox(pools.writer(), UUID::randomUUID),
                new Carriers(
                    new DirectoryView(JdbcClient.create(pools.writer())),
                    Map.of(Channel.Delivery.FOLDER, new FolderCarrier(Path.of(arguments[2])))),
                new Delivery.Patience(Duration.ofSeconds(2), Duration.ofDays(3)))) {
      Thread.sleep(300_000);
    }
  }
}
