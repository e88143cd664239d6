package weft.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;

/**
 * Made-up OEMs and suppliers, and DELFOR D97A messages between them of about 34 KB: 30 parts of 20
 * to 30 lines, or more parts. The same arguments make the same bytes; from release to release one
 * line in ten changes its quantity.
 *
 * @param buyers the number of OEMs, among which the suppliers take turns
 * @param region the prefix of all codes before their number, so that benches can share a hub
 * @param known the only supplier, if it is one that the hub knows already
 */
public record Releases(
    int suppliers, int parts, int buyers, String region, @Nullable PartyCode known) {
  private static final int BUYERS = 5;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  public Releases(int suppliers) {
    this(suppliers, 30, BUYERS, "", null);
  }

  public Releases(int suppliers, int parts, @Nullable PartyCode known) {
    this(suppliers, parts, BUYERS, "", known);
  }

  /** The same schedules among others. */
  Releases in(String region) {
    return new Releases(suppliers, parts, buyers, region, known);
  }

  public PartyCode buyer(int supplier) {
    return new PartyCode("OEM-" + region + supplier % buyers);
  }

  public PartyCode supplier(int supplier) {
    if (known != null) return known;
    return new PartyCode(String.format(Locale.ROOT, "SUP-%s%03d", region, supplier));
  }

  /** Registers all parties, and each supplier's partnership with its OEM; parts are learned. */
  public void introduce(BenchHub hub) {
    var site = new Site("PLANT1", new Text("Plant 1", "一厂"), null);
    for (int i = 0; i < buyers; i++) register(hub, buyer(i), List.of(site));
    var profile = BenchDirectory.learning(null);
    for (int i = 0; i < suppliers; i++) {
      if (known == null) register(hub, supplier(i), List.of());
      hub.introduce(new PartnershipAgreed(new Partnership(buyer(i), supplier(i)), profile, null));
    }
    hub.settle();
  }

  private static void register(BenchHub hub, PartyCode code, List<Site> sites) {
    var name = new Text(code.value(), code.value());
    hub.introduce(new OrganizationRegistered(new Organization(code, name, null, sites)));
  }

  /** The number of schedule lines in one message of the supplier. */
  public int lines(int supplier) {
    return IntStream.range(0, parts).map(part -> lines(supplier, part)).sum();
  }

  private static int lines(int supplier, int part) {
    return 20 + new SplittableRandom(supplier * 1_000L + part).nextInt(11);
  }

  public byte[] delfor(int supplier, int release) {
    var text = new StringBuilder(36_000);
    int segments = 2;
    String reference = "R" + release + "S" + supplier;
    String issued = DAY.format(FIRST.minusDays(100).plusDays(release));
    String head =
        """
        UNB+UNOC:3+%s:ZZ+WEFT:ZZ+%s:0612+%s++DELFOR'
        UNH+1+DELFOR:D:97A:UN'
        BGM+241+DF-%s+5'
        DTM+137:%s0600:203'
        NAD+BY+%s::92'
        NAD+SU+%s::92'
        GIS+37'
        NAD+ST+PLANT1::92'
        """
            .formatted(
                buyer(supplier),
                issued.substring(2),
                reference,
                reference,
                issued,
                buyer(supplier),
                supplier(supplier));
    text.append(head);
    segments += 6;
    for (int part = 0; part < parts; part++) segments += item(text, supplier, part, release);
    text.append("UNT+" + segments + "+1'\nUNZ+1+" + reference + "'\n");
    return text.toString().getBytes(US_ASCII);
  }

  private int item(StringBuilder text, int supplier, int part, int release) {
    int lines = lines(supplier, part);
    int segments = 5;
    text.append("LIN+" + (part + 1) + "++HY-" + (24_000 + part) + ":IN'\n");
    text.append("RFF+ON:45000" + (10_000 + supplier) + "'\nRFF+AAN:" + release + "'\n");
    text.append("QTY+70:" + (1_200 + part) + ":PCE'\nDTM+51:20260101:102'\n");
    for (int line = 0; line < lines; line++) {
      if (line % 3 == 0) {
        text.append("SCC+" + (line < 6 ? 1 : 4) + "++D'\n");
        segments++;
      }
      text.append("QTY+113:" + quantity(supplier, part, line, release) + ":PCE'\n");
      text.append("DTM+2:" + DAY.format(FIRST.plusDays(line * 2L)) + ":102'\n");
      segments += 2;
    }
    return segments;
  }

  /**
   * Each line changes with every tenth release, and each release changes another tenth of the
   * lines.
   */
  private static int quantity(int supplier, int part, int line, int release) {
    int changes = (release + Math.floorMod(supplier * 7 + part * 3 + line, 10)) / 10;
    return 40 + line + 10 * changes;
  }
}
