package weft.deploy.reception;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.edi.sftp.Keys;
import weft.edi.sftp.PartnerServers;
import weft.edi.sftp.SftpFetching;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.party.Channel.SftpServer;
import weft.party.PartyCode;
import weft.projections.party.DirectoryView;

/** Fetches by SFTP like a hub, in a separate process that a test can kill. */
final class FetchingProcess {
  private FetchingProcess() {}

  static Process start(TestDatabase database, Path folder, PartyCode party, SftpServer at)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FetchingProcess.class.getName(),
            database.url(),
            database.password(),
            folder.toString(),
            party.value(),
            String.valueOf(at.port()),
            at.hostKeys().getFirst())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("fetching.log").toFile())
        .start();
  }

  /** Fetches until it is killed; at most two minutes, in case the test has ended. */
  public static void main(String[] arguments) throws InterruptedException {
    var writer = new Login(DatabaseRoles.WRITER, arguments[1]);
    var reader = new Login(DatabaseRoles.READER, arguments[1]);
    Path folder = Path.of(arguments[2]);
    int port = Integer.parseInt(arguments[4]);
    var at = new SftpServer("127.0.0.1", port, "weft", List.of(arguments[5]), "/outbox", "/inbox");
    var outboxes = Map.of(new PartyCode(arguments[3]), at);
    try (Pools pools = Pools.open(arguments[0], writer, reader);
        var translator = new Translator(Meanings.BY_TYPE)) {
      JdbcClient db = JdbcClient.create(pools.writer());
      var directory = new DirectoryView(db);
      History history =
          History.on(pools).events(EventTypes.ALL).states(StateType.ALL).view(directory).open();
      new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
          .open(history.commands());
      history.start();
      var reception =
          new Reception(
              new Inbox(db),
              directory,
              translator,
              history.streams(),
              new CommandGateway(history.commands()),
              (_, _) -> {},
              UUID::randomUUID);
      try (var servers = new PartnerServers(() -> Keys.client(folder.resolve("key")));
          var _ =
              SftpFetching.start(
                  () -> outboxes,
                  servers,
                  reception,
                  db,
                  folder.resolve("spool"),
                  new SftpFetching.Pace(
                      Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofSeconds(2)))) {
        Thread.sleep(120_000);
      }
    }
  }
}
