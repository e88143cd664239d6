package weft.deploy.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.edi.as2.As2Carrier;
import weft.edi.as2.As2Settings;
import weft.edi.as2.HubKey;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.Outbox;
import weft.party.Channel;
import weft.projections.party.DirectoryView;

/**
 * Delivers an outbox like a hub, in a separate process that a test can kill. It uses AS2 where the
 * partners' folder contains a key.
 */
final class DeliveringProcess {
  static final String KEY = "as2.p12";
  static final char[] PASSWORD = "weft".toCharArray();

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

  /** Delivers until it is killed; at most five minutes, in case the test has ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var writer = new Login(DatabaseRoles.WRITER, arguments[1]);
    var reader = new Login(DatabaseRoles.READER, arguments[1]);
    try (Pools pools = Pools.open(arguments[0], writer, reader)) {
      var directory = new DirectoryView(JdbcClient.create(pools.writer()));
      Path partners = Path.of(arguments[2]);
      Map<Channel.Delivery, Carrier> ways = new EnumMap<>(Channel.Delivery.class);
      ways.put(Channel.Delivery.FOLDER, new FolderCarrier(partners));
      if (Files.exists(partners.resolve(KEY)))
        ways.put(
            Channel.Delivery.AS2,
            new As2Carrier(directory, as2(partners), pools.writer(), Clock.systemUTC()));
      try (var _ =
          Delivery.start(
              new Outbox(pools.writer(), UUID::randomUUID),
              new Carriers(directory, ways),
              new Delivery.Patience(Duration.ofSeconds(2), Duration.ofDays(3)))) {
        Thread.sleep(300_000);
      }
    }
  }

  private static As2Settings as2(Path partners) throws IOException {
    return new As2Settings(
        "WEFT",
        "http://localhost/as2",
        HubKey.load(partners.resolve(KEY), PASSWORD),
        new AllowedAddresses(true),
        Duration.ofMinutes(30));
  }
}
