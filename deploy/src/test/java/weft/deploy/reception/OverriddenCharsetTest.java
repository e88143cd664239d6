package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.agreement.IntroductionRefusal.CharsetUnknown;
import weft.agreement.IntroductionRefusal.CharsetUnusable;
import weft.database.Beside;
import weft.event.Refused;
import weft.interchange.InterchangeOutcome;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/** A partner writes in another charset than UNB names, to various receivers. */
@Beside("own")
class OverriddenCharsetTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String CASTING = "铸件 回转支承";
  private static SmallHub hub;
  private static int sent;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  /** HENGYUE's profiles with three suppliers. */
  @BeforeEach
  void plain() {
    agree("HENGYUE", "JIAXIN", null);
    agree("HENGYUE", "HONGZHU", null);
    agree("HENGYUE", "DINGCHENG", null);
  }

  private static void agree(String buyer, String supplier, @Nullable String charset) {
    hub.agree(
        new Partnership(new PartyCode(buyer), new PartyCode(supplier)),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.NEVER,
            true,
            false,
            false,
            charset,
            null,
            null,
            null));
  }

  /** The description as the hub read it. */
  private static String read(String sender, String receiver, String supplier, Charset written) {
    String part = "P-" + ++sent;
    String site = sender.equals("LINGYUN") ? "WERK1" : "PLANT1";
    String text =
        """
        UNB+UNOC:3+%1$s:ZZ+%2$s:ZZ+261124:0612+%4$s'
        UNH+1+DELFOR:D:97A:UN'
        BGM+241+R1+5'
        DTM+137:202611230600:203'
        NAD+BY+%1$s::92'
        NAD+SU+%3$s::92'
        GIS+37'
        NAD+ST+%5$s::92'
        LIN+1++%4$s:IN'
        IMD+++:::%6$s'
        SCC+1++D'
        QTY+113:40:PCE'
        DTM+2:20261201:102'
        UNT+13+1'
        UNZ+1+%4$s'
        """
            .formatted(sender, receiver, supplier, part, site, CASTING);
    var answer = hub.apply(text.getBytes(written), sender);
    assertThat(answer.outcome()).as("%s", answer).isEqualTo(InterchangeOutcome.ACCEPTED);
    var released =
        (ForecastReleased)
            hub.events("DeliverySchedule:%s:%s:%s:%s:-:-".formatted(sender, supplier, site, part))
                .getFirst();
    return String.valueOf(released.forecast().description());
  }

  private static String garbled(Charset written) {
    return new String(CASTING.getBytes(written), ISO_8859_1);
  }

  @Test
  void without_an_override_UNB_is_believed() {
    assertThat(read("HENGYUE", "WEFT", "JIAXIN", GB18030)).isEqualTo(garbled(GB18030));
  }

  @Test
  void addressed_to_the_partner_its_own_profile_counts() {
    agree("HENGYUE", "JIAXIN", "GB18030");
    assertThat(read("HENGYUE", "JIAXIN", "JIAXIN", GB18030)).isEqualTo(CASTING);
    assertThat(read("HENGYUE", "HONGZHU", "HONGZHU", GB18030)).isEqualTo(garbled(GB18030));
  }

  @Test
  void addressed_to_the_hub_the_senders_override_counts_for_all_its_suppliers() {
    agree("HENGYUE", "JIAXIN", "GB18030");
    assertThat(read("HENGYUE", "WEFT", "JIAXIN", GB18030)).isEqualTo(CASTING);
    assertThat(read("HENGYUE", "WEFT", "HONGZHU", GB18030)).isEqualTo(CASTING);
    agree("HENGYUE", "HONGZHU", "GB18030");
    assertThat(read("HENGYUE", "WEFT", "DINGCHENG", GB18030)).isEqualTo(CASTING);
  }

  @Test
  void where_its_profiles_name_different_ones_UNB_is_believed_unless_it_addresses_the_partner() {
    agree("HENGYUE", "JIAXIN", "GB18030");
    agree("HENGYUE", "HONGZHU", "UTF-8");
    assertThat(read("HENGYUE", "WEFT", "JIAXIN", GB18030)).isEqualTo(garbled(GB18030));
    assertThat(read("HENGYUE", "JIAXIN", "JIAXIN", GB18030)).isEqualTo(CASTING);
    assertThat(read("HENGYUE", "HONGZHU", "HONGZHU", StandardCharsets.UTF_8)).isEqualTo(CASTING);
  }

  @Test
  void another_buyer_of_the_same_suppliers_is_read_by_its_own() {
    agree("HENGYUE", "JIAXIN", "GB18030");
    assertThat(read("LINGYUN", "WEFT", "JIAXIN", GB18030)).isEqualTo(garbled(GB18030));
  }

  /** JIAXIN sells to HENGYUE and buys from HONGZHU: as a buyer it has its own profile. */
  @Test
  void what_a_party_is_sold_in_says_nothing_of_what_it_buys_in() {
    agree("HENGYUE", "JIAXIN", "GB18030");
    assertThat(hub.directory().charset(new PartyCode("JIAXIN"))).isEmpty();
    assertThat(hub.directory().charset(new PartyCode("HENGYUE"))).hasValue("GB18030");
  }

  @Test
  void a_charset_nothing_could_be_read_in_is_refused_before_anybody_sends() {
    assertThatThrownBy(() -> agree("HENGYUE", "JIAXIN", "NO-SUCH-CHARSET"))
        .isInstanceOfSatisfying(
            Refused.class,
            it -> assertThat(it.refusal()).isEqualTo(new CharsetUnknown("NO-SUCH-CHARSET")));
    assertThatThrownBy(() -> agree("HENGYUE", "JIAXIN", "UTF-16"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.refusal()).isEqualTo(new CharsetUnusable("UTF-16")));
    assertThat(hub.directory().charset(new PartyCode("HENGYUE"))).isEmpty();
  }
}
