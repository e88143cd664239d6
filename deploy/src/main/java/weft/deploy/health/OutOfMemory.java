package weft.deploy.health;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Warns if the JVM would survive running out of memory, because it may lose the thread that accepts
 * connections. It should exit and be restarted (docs/operating.md).
 */
@Configuration(proxyBeanMethods = false)
class OutOfMemory {
  private static final Logger log = LoggerFactory.getLogger(OutOfMemory.class);

  @Bean
  SmartInitializingSingleton endsOnOutOfMemory() {
    return () -> {
      if (!ends("ExitOnOutOfMemoryError") && !ends("CrashOnOutOfMemoryError"))
        log.warn(
            "Start the JVM with -XX:+ExitOnOutOfMemoryError, and have the hub started again when"
                + " it ends: one without memory may stand and serve nobody (docs/operating.md)");
    };
  }

  private static boolean ends(String option) {
    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return jvm == null || Boolean.parseBoolean(jvm.getVMOption(option).getValue());
  }
}
