package weft.deploy.partners;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;
import weft.deploy.PartnersServed;
import weft.deploy.settings.WeftSettings;
import weft.edi.as2.As2Carrier;
import weft.edi.as2.As2Reception;
import weft.edi.as2.As2Settings;
import weft.edi.as2.HubKey;
import weft.edi.as2.LaterReceipts;
import weft.edi.outbox.AllowedAddresses;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.projections.party.DirectoryView;

/** The hub's AS2, if it has a key; the demo creates one. */
@Configuration(proxyBeanMethods = false)
@Conditional(As2Parts.HasKey.class)
class As2Parts {
  static final class HasKey implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var environment = context.getEnvironment();
      return environment.containsProperty("weft.as2.keystore")
          || environment.acceptsProfiles(Profiles.of("demo"));
    }
  }

  @Bean
  As2Settings as2Settings(WeftSettings settings, AllowedAddresses outside) throws IOException {
    WeftSettings.HubAs2 it = settings.as2();
    Path keystore = it.keystore();
    char[] password = it.keystorePassword().toCharArray();
    HubKey key =
        keystore != null
            ? HubKey.load(keystore, password)
            : HubKey.loadOrMake(settings.data().resolve("as2.p12"), password, it.id());
    var portal = settings.portal().url();
    String hub = portal == null ? "http://localhost:" + settings.port() : portal.toString();
    String url = it.url() == null ? hub.replaceAll("/$", "") + "/as2" : it.url();
    return new As2Settings(it.id(), url, key, outside, it.receiptWithin());
  }

  @Bean(destroyMethod = "close")
  @PartnersServed
  As2Reception as2Reception(
      DirectoryView directory,
      As2Settings settings,
      Reception reception,
      Outbox outbox,
      Lanes lanes,
      DataSource writer,
      Clock clock) {
    return new As2Reception(directory, settings, reception, outbox, lanes, writer, clock);
  }

  /**
   * A rising count means that someone is guessing, or that a partner's software does not follow the
   * agreement.
   */
  @Bean
  @PartnersServed
  MeterBinder refusedMessages(As2Reception reception) {
    return meters -> {
      FunctionCounter.builder("weft.as2.refused", reception, As2Reception::refused)
          .description("AS2 messages that no valid signature said whose they are")
          .register(meters);
      FunctionCounter.builder("weft.as2.locked", reception, As2Reception::locked)
          .description("AS2 messages not looked at, since too many before them were refused")
          .register(meters);
    };
  }

  @Bean(destroyMethod = "close")
  As2Carrier as2Carrier(
      DirectoryView directory, As2Settings settings, DataSource writer, Clock clock) {
    return new As2Carrier(directory, settings, writer, clock);
  }

  @Bean(destroyMethod = "close")
  @PartnersServed
  LaterReceipts laterReceipts(As2Settings settings, DataSource writer) {
    return LaterReceipts.start(settings, writer);
  }
}
