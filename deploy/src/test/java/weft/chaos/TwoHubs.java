package weft.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import weft.context.Contexts;
import weft.database.DatabaseRoles;
import weft.database.FreePort;
import weft.database.Login;
import weft.database.Pools;
import weft.deploy.HubProcess;
import weft.deploy.demo.DemoNetwork;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.history.History;
import weft.json.EventTypes;

/**
 * Two production hubs on one database that share the views and reactions; a separate demo hub is
 * their issuer and runs the PostgreSQL.
 */
final class TwoHubs implements AutoCloseable {
  private static final String DATABASE = "shared";

  /** Waits until both know the issuer's keys and have claimed what they can. */
  private static final Duration UP = Duration.ofMinutes(2);

  private final DemoSite issuer;
  private final Path data;
  private final int[] ports = {FreePort.next(), FreePort.next()};
  private final HubProcess[] hubs = new HubProcess[2];

  private TwoHubs(DemoSite issuer) throws IOException {
    this.issuer = issuer;
    this.data = Files.createTempDirectory("weft-chaos-shared");
  }

  static TwoHubs start(DemoSite issuer) throws Exception {
    var both = new TwoHubs(issuer);
    try {
      both.create();
      both.startHub(0);
      both.untilUp(0);
      both.startHub(1);
      both.untilUp(1);
      return both;
    } catch (Exception e) {
      both.close();
      throw e;
    }
  }

  /** Sets up the database, the demo's members, and the partnerships. */
  private void create() throws Exception {
    var postgres = issuer.postgres();
    var superuser = Replay.empty(postgres, DATABASE);
    Replay.copy("membership", postgres.database("weft", "postgres"), superuser);
    try (var pools = Pools.open(url(), login(DatabaseRoles.WRITER), login(DatabaseRoles.READER));
        var history = History.on(pools).events(EventTypes.ALL).open()) {
      new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
          .open(history.commands());
      new DemoNetwork(new CommandGateway(history.start().commands())).introduce();
    }
    Oems.join(postgres, DATABASE, issuer.url());
  }

  private String url() throws IOException {
    return "jdbc:postgresql://127.0.0.1:" + issuer.postgres().port() + "/" + DATABASE;
  }

  private Login login(String user) throws IOException {
    return new Login(user, issuer.postgres().password(user));
  }

  void startHub(int which) throws IOException {
    var postgres = issuer.postgres();
    hubs[which] =
        HubProcess.start(
            "--server.address=127.0.0.1",
            "--weft.port=" + ports[which],
            "--weft.data=" + data,
            "--weft.issuer.uri=" + issuer.url(),
            "--weft.portal.url=" + url(which),
            "--weft.portal.client-secret=unused",
            "--weft.database.url=" + url(),
            "--weft.database.owner-password=" + postgres.password(DatabaseRoles.OWNER),
            "--weft.database.writer-password=" + postgres.password(DatabaseRoles.WRITER),
            "--weft.database.reader-password=" + postgres.password(DatabaseRoles.READER));
  }

  void untilUp(int which) throws IOException, InterruptedException {
    hubs[which].untilUp(ports[which]);
    if (which == 0)
      Waiting.until("the first has claimed something", UP, () -> held(hubs[0].pid()) > 0);
  }

  HubProcess hub(int which) {
    return hubs[which];
  }

  private String url(int which) {
    return "http://localhost:" + ports[which];
  }

  int port(int which) {
    return ports[which];
  }

  List<String> urls() {
    return List.of(url(0), url(1));
  }

  AccessTokens tokens() {
    return issuer.tokens();
  }

  HubPostgres postgres() {
    return issuer.postgres();
  }

  Path partners() {
    return data.resolve("partners");
  }

  String database() {
    return DATABASE;
  }

  JdbcClient look() throws IOException {
    return JdbcClient.create(postgres().database(DATABASE, "postgres"));
  }

  /** The number of views and reactions that the process holds. */
  int held(long pid) throws IOException {
    return look()
        .sql("select count(*) from token_entry where owner like ?")
        .param(pid + "@%")
        .query(Integer.class)
        .single();
  }

  @Override
  public void close() throws IOException {
    for (var hub : hubs) if (hub != null) hub.close();
    issuer.close();
    FileSystemUtils.deleteRecursively(data);
  }
}
