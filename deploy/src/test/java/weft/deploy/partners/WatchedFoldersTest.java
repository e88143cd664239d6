package weft.deploy.partners;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Beside;
import weft.deploy.RunningHub;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.history.Positions;
import weft.interchange.MessageResult;
import weft.party.PartyCode;

/** The running hub receives the files that a partner puts into its folder. */
@Beside("own")
class WatchedFoldersTest {
  private static RunningHub hub;
  private static Path data;
  private static Path partner;
  private static Path incoming;

  @BeforeAll
  static void opens() {
    hub = RunningHub.alone();
    data = hub.data();
    partner = data.resolve("partners/HENGYUE");
    incoming = partner.resolve("in");
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static byte[] orders(String sender, String reference) {
    return ("UNB+UNOC:3+%1$s:ZZ+WEFT:ZZ+261124:0612+%2$s'UNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+%2$s+9'DTM+137:20261124:102'NAD+BY+%1$s::92'NAD+SU+JIAXIN::92'"
            + "LIN+1++FOLDER-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+10+1'UNZ+1+%2$s'")
        .formatted(sender, reference)
        .getBytes(ISO_8859_1);
  }

  private static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + 15_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited 15 s").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** Renamed into place, as partners should do it. */
  private static void lay(String name, byte[] bytes) throws Exception {
    until(() -> Files.isDirectory(incoming));
    Files.write(incoming.resolve(name + ".tmp"), bytes);
    Files.move(incoming.resolve(name + ".tmp"), incoming.resolve(name), ATOMIC_MOVE);
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    Path path = partner.resolve(folder);
    if (!Files.isDirectory(path)) return List.of();
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(it -> it.getFileName().toString().endsWith(ending)).toList();
    }
  }

  private static long kept(byte[] bytes) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from inbox where bytes = ? and channel = 'folder' and concluded")
        .param(bytes)
        .query(Long.class)
        .single();
  }

  @Test
  void a_file_renamed_in_is_applied_and_archived() throws Exception {
    byte[] bytes = orders("HENGYUE", "FOLDER-A");
    lay("a.edi", bytes);
    until(() -> files("archive", "-a.edi").size() == 1);
    assertThat(files("archive", "-a.edi").getFirst()).hasBinaryContent(bytes);
    assertThat(incoming.resolve("a.edi")).doesNotExist();
    assertThat(kept(bytes)).isEqualTo(1);
    var item = hub.bean(Inbox.class).find(id("archive", "-a.edi")).orElseThrow();
    var sender = new Sender(new PartyCode("HENGYUE"), null, null, "folder");
    assertThat(hub.bean(Reception.class).apply(item, sender).messages())
        .extracting(MessageResult::outcome)
        .containsExactly(MessageResult.Outcome.APPLIED);
  }

  private static UUID id(String folder, String ending) throws IOException {
    String name = files(folder, ending).getFirst().getFileName().toString();
    return UUID.fromString(name.substring(0, 36));
  }

  @Test
  @Tag("long")
  void a_half_written_file_is_left_alone_until_it_is_renamed() throws Exception {
    until(() -> Files.isDirectory(incoming));
    byte[] bytes = orders("HENGYUE", "FOLDER-B");
    for (String name : List.of("b.edi.tmp", "b.edi.part", ".b.edi"))
      Files.write(incoming.resolve(name), bytes);
    Thread.sleep(2000);
    assertThat(kept(bytes)).isZero();
    Files.move(incoming.resolve("b.edi.tmp"), incoming.resolve("b.edi"), ATOMIC_MOVE);
    until(() -> files("archive", "-b.edi").size() == 1);
    assertThat(kept(bytes)).isEqualTo(1);
  }

  @Test
  @Tag("long")
  void a_file_that_still_grows_is_not_taken() throws Exception {
    until(() -> Files.isDirectory(incoming));
    byte[] bytes = orders("HENGYUE", "FOLDER-C");
    Path file = incoming.resolve("c.edi");
    for (int from = 0; from < bytes.length; from += 40) {
      try (var out = new RandomAccessFile(file.toFile(), "rw")) {
        out.seek(from);
        out.write(bytes, from, Math.min(40, bytes.length - from));
      }
      Thread.sleep(200);
    }
    until(() -> files("archive", "-c.edi").size() == 1);
    assertThat(kept(bytes)).isEqualTo(1);
  }

  @Test
  void another_partys_interchange_is_refused_with_the_reason_beside_it() throws Exception {
    lay("d.edi", orders("LINGYUN", "FOLDER-D"));
    until(() -> files("refused", "-d.edi").size() == 1);
    assertThat(files("refused", "-d.edi.txt").getFirst())
        .hasContent(
            """
            The interchange names LINGYUN as its sender, but HENGYUE submitted it. It is not applied.
            该 EDI 文件的发送方为 LINGYUN，但由 HENGYUE 提交。该文件不予处理。
            """);
  }

  @Test
  @Tag("long")
  void more_than_50_MB_is_refused_with_the_reason_beside_it() throws Exception {
    until(() -> Files.isDirectory(incoming));
    Path file = incoming.resolve("e.edi.tmp");
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(50 * 1024 * 1024 + 1);
    }
    Files.move(file, incoming.resolve("e.edi"), ATOMIC_MOVE);
    until(() -> files("refused", "-e.edi").size() == 1);
    assertThat(files("refused", "-e.edi.txt").getFirst()).content().contains("50 MB");
  }

  @Test
  void a_link_is_not_followed() throws Exception {
    until(() -> Files.isDirectory(incoming));
    byte[] bytes = orders("HENGYUE", "FOLDER-F");
    Path elsewhere = Files.write(data.resolve("f.edi"), bytes);
    Files.createSymbolicLink(incoming.resolve("f.edi"), elsewhere);
    Files.createSymbolicLink(
        data.resolve("partners/WEFT-LINK"), Files.createDirectories(data.resolve("other")));
    Thread.sleep(2000);
    assertThat(kept(bytes)).isZero();
    assertThat(Files.isSymbolicLink(incoming.resolve("f.edi"))).isTrue();
    assertThat(data.resolve("other")).isEmptyDirectory();
  }

  @Test
  @Tag("long")
  void the_same_file_again_is_a_duplicate_and_harmless() throws Exception {
    byte[] bytes = orders("HENGYUE", "FOLDER-G");
    lay("g.edi", bytes);
    until(() -> files("archive", "-g.edi").size() == 1);
    long events = events();
    lay("g.edi", bytes);
    until(() -> files("archive", "-g.edi").size() == 2);
    assertThat(kept(bytes)).isEqualTo(2);
    assertThat(events()).isEqualTo(events);
  }

  @Test
  @Tag("long")
  void nothing_is_created_for_a_party_the_hub_does_not_know() throws Exception {
    Path stranger = Files.createDirectories(data.resolve("partners/STRANGER"));
    Thread.sleep(1500);
    assertThat(stranger).isEmptyDirectory();
  }

  /** As many partners as have turns at a time; each has filled its lane by other channels. */
  @Test
  @Tag("long")
  void partners_whose_lanes_are_full_do_not_hold_up_anothers_file() throws Exception {
    List<String> crowds = List.of("LINGYUN", "JIAXIN", "HONGZHU", "DINGCHENG");
    List<Lanes.Place> places = new ArrayList<>();
    until(() -> Files.isDirectory(incoming));
    try {
      for (String it : crowds) {
        for (int i = 0; i < 4; i++)
          places.add(hub.bean(Lanes.class).enter(new PartyCode(it), Duration.ofSeconds(5)));
        Path in = Files.createDirectories(data.resolve("partners/" + it + "/in"));
        for (int i = 0; i < 3; i++) Files.writeString(in.resolve(i + ".edi"), "garbage " + i);
      }
      Thread.sleep(1200); // these partners have their turns now
      lay("h.edi", orders("HENGYUE", "FOLDER-H"));
      until(() -> files("archive", "-h.edi").size() == 1);
      for (String it : crowds) assertThat(lying(it)).isEqualTo(3);
    } finally {
      places.forEach(Lanes.Place::close);
    }
    until(() -> lying("LINGYUN") == 0);
  }

  private static long lying(String party) throws IOException {
    try (Stream<Path> all = Files.list(data.resolve("partners/" + party + "/in"))) {
      return all.count();
    }
  }

  private static long events() {
    return hub.bean(Positions.class).head();
  }
}
