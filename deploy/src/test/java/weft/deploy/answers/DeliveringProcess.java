package weft.deploy.answers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.edi.folder.FolderCarrier;
import weft.edi.folder.FolderDelivery;
import weft.edi.outbox.Outbox;

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
            FolderDelivery.start(
                new Outbox(pools.writer(), UUID::randomUUID),
                new FolderCarrier(Path.of(arguments[2])))) {
      Thread.sleep(300_000);
    }
  }
}
