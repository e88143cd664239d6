package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Beside;
import weft.edi.folder.WatchedFolders;
import weft.edi.reception.Lanes;
import weft.edi.sftp.FolderServer;
import weft.edi.sftp.Keys;
import weft.edi.sftp.PartnerServers;
import weft.edi.sftp.SftpFetching;
import weft.party.Channel;
import weft.party.PartyCode;

/** Files that arrive by SFTP, fetched or uploaded, are received once, whatever fails. */
@Beside("own")
class SftpReceptionTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final SftpFetching.Pace FAST =
      new SftpFetching.Pace(Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(2));

  private static SmallHub hub;

  @TempDir private Path folder;
  private KeyPair ours;
  private PartnersOutbox partner;

  @BeforeAll
  static void open() {
    hub = new SmallHub();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  @BeforeEach
  void serve() throws Exception {
    ours = Keys.client(folder.resolve("key"));
    partner = new PartnersOutbox(ours);
    List<String> keys = List.of(Keys.line(ours.getPublic()));
    hub.agree(HENGYUE, new Channel(Channel.Delivery.FOLDER, null, partner.address(), keys, false));
  }

  @AfterEach
  void stop() throws IOException {
    partner.close();
  }

  /** A hub's fetching, which ends on close. */
  private record Fetching(PartnerServers servers, SftpFetching fetching) implements AutoCloseable {
    @Override
    public void close() {
      servers.close();
      fetching.close();
    }
  }

  private Fetching fetching() {
    var servers = new PartnerServers(() -> ours);
    return new Fetching(
        servers,
        SftpFetching.start(
            hub.directory()::sftpOutboxes,
            servers,
            hub.reception(),
            JdbcClient.create(hub.database().pools().writer()),
            folder.resolve("spool"),
            FAST));
  }

  private static String orders(String sender, String reference) {
    return ("UNB+UNOC:3+%1$s:ZZ+WEFT:ZZ+261124:0612+%2$s'UNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+%2$s+9'DTM+137:20261124:102'NAD+BY+%1$s::92'NAD+SU+JIAXIN::92'"
            + "LIN+1++SFTP-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+10+1'UNZ+1+%2$s'")
        .formatted(sender, reference);
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited 60 s").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** The number of times its bytes came by SFTP and were processed to the end. */
  private static long kept(String text) {
    return hub.admin()
        .sql("select count(*) from weft.inbox where bytes = ? and channel = 'sftp' and concluded")
        .param(text.getBytes(ISO_8859_1))
        .query(Long.class)
        .single();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("fetching.log"));
  }

  private static int events(String reference) {
    return hub.events("Interchange:HENGYUE:WEFT:" + reference).size();
  }

  @Test
  void a_file_is_taken_in_and_removed() throws Exception {
    partner.lay("a.edi", orders("HENGYUE", "SFTP-A"));
    try (var _ = fetching()) {
      until(() -> partner.lying().isEmpty());
    }
    assertThat(kept(orders("HENGYUE", "SFTP-A"))).isEqualTo(1);
    assertThat(events("SFTP-A")).isPositive();
  }

  @Test
  @Tag("long")
  void where_the_partner_has_an_archive_it_is_moved_there_and_never_over_another()
      throws Exception {
    Files.createDirectories(partner.path("archive"));
    Files.writeString(partner.path("archive/b.edi"), "an older one");
    partner.lay("b.edi", orders("HENGYUE", "SFTP-B"));
    try (var _ = fetching()) {
      until(() -> partner.lying().equals(List.of("archive")));
    }
    assertThat(partner.path("archive/b.edi")).hasContent("an older one");
    try (var archived = Files.list(partner.path("archive"))) {
      assertThat(archived.map(it -> it.getFileName().toString()))
          .hasSize(2)
          .anyMatch(it -> it.endsWith("-b.edi"));
    }
  }

  @Test
  @Tag("long")
  void unfinished_and_growing_files_are_left_alone_until_they_are_whole() throws Exception {
    String text = orders("HENGYUE", "SFTP-C");
    for (String name : List.of("c.edi.tmp", "c.edi.part", "c.edi.filepart", ".c.edi"))
      Files.writeString(partner.path(name), text);
    try (var _ = fetching();
        var out = new RandomAccessFile(partner.path("grows.edi").toFile(), "rw")) {
      for (int i = 0; i < text.length(); i += 10) {
        out.write(text.getBytes(ISO_8859_1), i, Math.min(10, text.length() - i));
        Thread.sleep(30);
      }
      until(() -> !Files.exists(partner.path("grows.edi")));
    }
    assertThat(kept(text)).isEqualTo(1);
    assertThat(partner.lying()).hasSize(4);
  }

  @Test
  @Tag("long")
  void what_is_refused_stays_is_counted_and_is_not_read_again() throws Exception {
    partner.lay("d.edi", orders("LINGYUN", "SFTP-D"));
    try (var huge = new RandomAccessFile(partner.path("huge.edi").toFile(), "rw")) {
      huge.setLength(50 * 1024 * 1024 + 1);
    }
    try (var it = fetching()) {
      until(() -> it.fetching().troubles() == 2);
      int readings = partner.readings();
      Thread.sleep(1500);
      assertThat(partner.readings()).isEqualTo(readings).isEqualTo(1);
      assertThat(partner.lying()).containsExactlyInAnyOrder("d.edi", "huge.edi");
      Files.delete(partner.path("huge.edi"));
      partner.lay("d.edi", orders("HENGYUE", "SFTP-D"));
      until(() -> it.fetching().troubles() == 0);
    }
    assertThat(kept(orders("HENGYUE", "SFTP-D"))).isEqualTo(1);
  }

  @Test
  @Tag("long")
  void a_connection_that_breaks_in_the_middle_loses_and_doubles_nothing() throws Exception {
    partner.lay("e.edi", orders("HENGYUE", "SFTP-E"));
    partner.breakNext();
    try (var it = fetching()) {
      until(() -> it.fetching().troubles() > 0);
    }
    assertThat(kept(orders("HENGYUE", "SFTP-E"))).isZero();
    assertThat(partner.lying()).containsExactly("e.edi");
    try (var _ = fetching()) {
      until(() -> partner.lying().isEmpty());
    }
    assertThat(kept(orders("HENGYUE", "SFTP-E"))).isEqualTo(1);
  }

  @Test
  @Tag("long")
  void after_kill_minus_nine_between_storing_and_removing_it_is_a_duplicate_and_no_event_more()
      throws Exception {
    String text = orders("HENGYUE", "SFTP-F");
    partner.lay("f.edi", text);
    partner.holdRemovals();
    Process killed = FetchingProcess.start(hub.database(), folder, HENGYUE, partner.address());
    try {
      until(() -> partner.isAskedToRemove() || !killed.isAlive());
      assertThat(killed.isAlive()).as(log()).isTrue();
    } finally {
      killed.destroyForcibly().waitFor();
    }
    assertThat(kept(text)).isEqualTo(1);
    int events = events("SFTP-F");
    assertThat(partner.lying()).containsExactly("f.edi");

    try (var _ = fetching()) {
      until(partner::isAskedToRemove);
      partner.letRemove();
      until(() -> partner.lying().isEmpty());
    }
    assertThat(kept(text)).isEqualTo(2);
    assertThat(events("SFTP-F")).isEqualTo(events).isPositive();
  }

  @Test
  @Tag("long")
  void of_two_hubs_one_fetches_and_the_other_when_it_is_gone() throws Exception {
    Fetching second;
    try (var _ = fetching()) {
      partner.lay("g.edi", orders("HENGYUE", "SFTP-G"));
      until(() -> partner.lying().isEmpty());
      second = fetching();
      partner.lay("h.edi", orders("HENGYUE", "SFTP-H"));
      until(() -> partner.lying().isEmpty());
    }
    try (second) {
      partner.lay("i.edi", orders("HENGYUE", "SFTP-I"));
      until(() -> partner.lying().isEmpty());
    }
    for (String it : List.of("SFTP-G", "SFTP-H", "SFTP-I"))
      assertThat(kept(orders("HENGYUE", it))).as(it).isEqualTo(1);
  }

  @Test
  void a_partner_that_does_not_let_us_in_is_counted() throws Exception {
    ours = Keys.client(folder.resolve("another-key"));
    try (var it = fetching()) {
      until(() -> it.fetching().troubles() == 1);
    }
  }

  /** The same key logs in at this hub, in place of the partner's. */
  @Test
  void what_a_party_lays_into_its_folder_by_SFTP_is_taken_in_when_it_is_whole() throws Exception {
    byte[] bytes = orders("HENGYUE", "SFTP-K").getBytes(ISO_8859_1);
    Path partners = folder.resolve("partners");
    try (var server =
            FolderServer.start(
                partners,
                hub.directory(),
                List.of(ours),
                "127.0.0.1",
                0,
                Duration.ofMinutes(1),
                (_, _, _) -> {});
        var client = SshClient.setUpDefaultClient();
        var _ = WatchedFolders.start(partners, hub.directory(), hub.reception(), new Lanes())) {
      client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      client.start();
      try (ClientSession session =
          client.connect("HENGYUE", "127.0.0.1", server.port()).verify(10_000).getSession()) {
        session.addPublicKeyIdentity(ours);
        session.auth().verify(10_000);
        var sftp = SftpClientFactory.instance().createSftpClient(session);
        try (var file = sftp.open("/in/k.edi", OpenMode.Write, OpenMode.Create)) {
          sftp.write(file, 0, bytes, 0, 90);
          Thread.sleep(1500); // the watcher looks every 500 ms
          assertThat(archived(partners)).isZero();
          sftp.write(file, 90, bytes, 90, bytes.length - 90);
        }
        until(() -> archived(partners) == 1);
      }
    }
    assertThat(
            hub.admin()
                .sql("select channel from weft.inbox where bytes = ? and concluded")
                .param(bytes)
                .query(String.class)
                .list())
        .containsExactly("folder");
  }

  private static long archived(Path partners) throws IOException {
    try (var all = Files.list(partners.resolve("HENGYUE/archive"))) {
      return all.count();
    }
  }
}
