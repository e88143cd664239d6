package weft.bff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * What a session holds, its tokens among it, as the database keeps it: sealed. Nothing else is read
 * back, so that whoever can write to the table has no objects made here.
 */
@Configuration(proxyBeanMethods = false)
class SealedSessions {
  /** By this name Spring Session asks for it. */
  @Bean
  ConversionService springSessionConversionService(PortalClient client) {
    var seal = new Seal(client.clientSecret(), "weft session content");
    var written = new SerializingConverter();
    var read =
        new DeserializingConverter(new DefaultDeserializer(SealedSessions.class.getClassLoader()));
    var service = new GenericConversionService();
    service.addConverter(Object.class, byte[].class, it -> seal.close(written.convert(it)));
    service.addConverter(
        byte[].class,
        Object.class,
        it ->
            read.convert(
                seal.open(it)
                    .orElseThrow(
                        () -> new SerializationFailedException("not sealed by this portal"))));
    return service;
  }

  /**
   * A page that opens asks for several things at once, and each of them may be the first to put
   * something into the session: the later one writes over it instead of failing.
   */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesWrittenOver() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
