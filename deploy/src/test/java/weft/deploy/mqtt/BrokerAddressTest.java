package weft.deploy.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;
import weft.deploy.settings.WeftSettings.PartyBroker;
import weft.deploy.start.KnownSettings;

/** The settings of brokers. */
class BrokerAddressTest {
  private static PartyBroker broker(String party, String url) {
    return new PartyBroker(party, url, null, null, null);
  }

  @Test
  void the_scheme_decides_tls_and_port() {
    assertThat(
            BrokerAddress.all(
                List.of(broker("JIAXIN", "mqtt://b"), broker("HONGZHU", "mqtts://b:9"))))
        .extracting(BrokerAddress::toString)
        .containsExactly("mqtt://b:1883", "mqtts://b:9");
  }

  @Test
  void what_cannot_be_a_broker_is_refused() {
    for (PartyBroker it :
        List.of(
            broker("", "mqtt://b"),
            broker("JIAXIN", ""),
            broker("JIAXIN", "http://b"),
            broker("JIAXIN", "mqtt://user@b"),
            new PartyBroker("JIAXIN", "mqtts://b", null, null, Path.of("no-such-file"))))
      assertThatThrownBy(() -> BrokerAddress.all(List.of(it))).isInstanceOf(StartRefused.class);
    assertThatThrownBy(
            () ->
                BrokerAddress.all(
                    List.of(broker("JIAXIN", "mqtt://b"), broker("JIAXIN", "mqtt://c"))))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("two brokers");
  }

  @Test
  void options_and_variables_name_a_broker_by_its_number_and_a_password_is_not_shown() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "options",
                Map.of(
                    "weft.mqtt.brokers[0].party", "JIAXIN",
                    "weft.mqtt.brokers[0].url", "mqtt://b",
                    "weft.mqtt.brokers[0].password", "secret",
                    "WEFT_MQTT_BROKERS_1_PARTY", "HONGZHU")));
    KnownSettings.require(environment);
    WeftSettings settings = Binder.get(environment).bindOrCreate("weft", WeftSettings.class);
    assertThat(settings.mqtt().brokers()).hasSize(1);
    assertThat(settings.mqtt().brokers().getFirst().password()).isEqualTo("secret");
    assertThat(settings.toString()).doesNotContain("secret");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("more", Map.of("weft.mqtt.brokers[0].pasword", "x")));
    assertThatThrownBy(() -> KnownSettings.require(environment))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("weft.mqtt.brokers[0].password");
  }

  @Test
  void a_password_beyond_this_machine_wants_tls() {
    assertThat(address("mqtt://broker.example.com").sendsPasswordInClear()).isTrue();
    assertThat(address("mqtts://broker.example.com").sendsPasswordInClear()).isFalse();
    assertThat(address("mqtt://127.0.0.1").sendsPasswordInClear()).isFalse();
  }

  private static BrokerAddress address(String url) {
    return BrokerAddress.all(List.of(new PartyBroker("JIAXIN", url, "u", "p", null))).getFirst();
  }
}
