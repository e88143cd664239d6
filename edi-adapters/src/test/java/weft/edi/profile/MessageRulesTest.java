package weft.edi.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.profile.ProfileTextTest.said;
import static weft.edi.profile.ProfileTextTest.yaml;

import org.junit.jupiter.api.Test;
import weft.party.EdiRules;

/** Agreements about single messages, incoming and outgoing. */
class MessageRulesTest {
  @Test
  void what_is_agreed_of_some_messages_has_to_fit_them() {
    var checked =
        yaml(
            """
            edi:
              outbound:
                - {message: DESADV, release: D97A, quantities: cumulative, dates: {day: "103"}}
                - {message: "830", release: "004010", quantities: both, dates: {week: "616"}}
                - {message: "4915", release: "02", quantities: discrete}
              messages:
                - {message: DELFOR, codes: tolerant}
                - {message: DELFOR, acknowledgementHours: 4}
                - {message: MAIL}
            """);
    assertThat(checked.profile()).isNull();
    assertThat(said(checked))
        .containsExactlyInAnyOrder(
            "choice-unknown /edi/outbound/1/quantities 4:43",
            "quantities-of-schedules /edi/outbound/0/quantities 3:40",
            "choice-unknown /edi/outbound/0/dates/day 3:72",
            "dates-of-edifact /edi/outbound/1/dates 4:61",
            "message-bare /edi/outbound/2/message 5:8",
            "message-twice /edi/messages/1/message 8:8",
            "message-unknown /edi/messages/2/message 9:8");
  }

  @Test
  void what_is_agreed_of_one_message_goes_before_what_is_of_all() {
    EdiRules rules =
        requireNonNull(
                yaml("""
                edi:
                  applicationErrors: true
                  codes: strict
                  messages:
                    - {message: DELFOR, applicationErrors: false, acknowledgementHours: 4}
                    - {message: DESADV, codes: tolerant}
                """)
                    .profile())
            .rules();
    assertThat(rules.applicationErrors("DELFOR")).isFalse();
    assertThat(rules.applicationErrors("DESADV")).isTrue();
    assertThat(rules.acknowledgementHours("DELFOR")).isEqualTo(4);
    assertThat(rules.acknowledgementHours("DESADV")).isNull();
    assertThat(rules.codes("DESADV")).isEqualTo(EdiRules.CodeTolerance.TOLERANT);
    assertThat(rules.codes("DELFOR")).isEqualTo(EdiRules.CodeTolerance.STRICT);
  }
}
