package weft.deploy.partners;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import weft.api.asking.ClientAddress;
import weft.api.asking.Spool;
import weft.api.quota.Quota;
import weft.api.quota.Quotas;
import weft.api.reading.PartyLanes;
import weft.deploy.settings.WeftSettings;

/** Limits each party's and client's share of the hub. */
@Configuration(proxyBeanMethods = false)
class Shares {
  @Bean
  Quotas quotas(WeftSettings settings) {
    return new Quotas(settings.limits().quotas());
  }

  /**
   * Two concurrent expensive requests per party; on two cores, the OS threads still leave time for
   * others.
   */
  @Bean
  PartyLanes dearRequests() {
    return new PartyLanes(2);
  }

  @Bean
  MeterBinder refusedByQuota(Quotas quotas) {
    return meters -> {
      for (Quota it : Quota.values())
        FunctionCounter.builder("weft.quota.refused", quotas, all -> all.refused(it))
            .description("Requests told to come later, since their sender had its share")
            .tag("quota", it.label())
            .register(meters);
    };
  }

  @Bean
  ClientAddress clientAddress(WeftSettings settings) {
    List<IpAddressMatcher> proxies =
        settings.limits().proxies().stream().map(IpAddressMatcher::new).toList();
    return new ClientAddress(it -> proxies.stream().anyMatch(proxy -> matches(proxy, it)));
  }

  private static boolean matches(IpAddressMatcher proxy, String address) {
    try {
      return proxy.matches(address);
    } catch (IllegalArgumentException e) {
      return false; // the header contains no address
    }
  }

  @Bean
  Spool spool(WeftSettings settings) {
    return new Spool(settings.data().resolve("uploads"));
  }
}
