package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.edi.meaning.Village;
import weft.edi.outbox.DeliverableFile;
import weft.party.Channel;
import weft.party.Channel.SftpServer;

/** Sends one file to a partner's SFTP server in a separate process that a test can kill. */
final class CarryingProcess {
  private CarryingProcess() {}

  static Process start(SftpServer at, Path key, Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CarryingProcess.class.getName(),
            String.valueOf(at.port()),
            at.hostKeys().getFirst(),
            key.toString(),
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(file.resolveSibling("carrying.log").toFile())
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    var at =
        new SftpServer(
            "127.0.0.1",
            Integer.parseInt(arguments[0]),
            "weft",
            List.of(arguments[1]),
            null,
            "/inbox");
    var directory = new Neighbours();
    directory.agree(
        Village.HENGYUE, new Channel(Channel.Delivery.SFTP, null, at, List.of(), false));
    Path file = Path.of(arguments[3]);
    try (var servers = new PartnerServers(() -> Keys.read(Path.of(arguments[2])))) {
      new SftpCarrier(directory, servers)
          .carry(
              new DeliverableFile(
                  "1", Village.HENGYUE, file.getFileName().toString(), Files.readAllBytes(file)));
    }
  }
}
