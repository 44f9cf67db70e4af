package dev.avatars.fal;

import feign.Client;
import feign.Feign;
import feign.InvocationContext;
import feign.Request.Options;
import feign.Response;
import feign.ResponseInterceptor;
import feign.Retryer;
import feign.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the Feign targets; every status comes out as a value, for one reader to judge. */
final class FalTargets {
  private final Options options;
  private final FalKey key;

  FalTargets(FalSettings.Limits limits, FalKey key) {
    this.options = new Options(limits.connect(), limits.read(), false);
    this.key = key;
  }

  /** Calls that may be repeated. */
  FalApi reading(Client client) {
    return builder(client, Retryer.NEVER_RETRY, options).target(target(FalApi.class));
  }

  /** The paid call. */
  SubmitApi submitting(Client client) {
    return submitting(client, Retryer.NEVER_RETRY, options);
  }

  /**
   * The paid call over given parts.
   *
   * @throws IllegalArgumentException for a part that could send the request a second time
   */
  SubmitApi submitting(Client client, Retryer retryer, Options allowed) {
    if (!(client instanceof BoundedClient)) {
      throw unsafe("client", client.getClass().getName(), BoundedClient.class.getName());
    }
    if (retryer != Retryer.NEVER_RETRY) {
      throw unsafe("retryer", retryer.getClass().getName(), "Retryer.NEVER_RETRY");
    }
    if (allowed.isFollowRedirects()) {
      throw unsafe("redirects", "followed", "not followed");
    }
    return builder(client, retryer, allowed).target(target(SubmitApi.class));
  }

  private static IllegalArgumentException unsafe(String part, String found, String safe) {
    return new IllegalArgumentException(
        "submit " + part + ": found " + found + "; allowed: " + safe + ", or a job is paid twice");
  }

  private Feign.Builder builder(Client client, Retryer retryer, Options limits) {
    ResponseInterceptor values = (context, chain) -> value(context, chain);
    return Feign.builder()
        .client(client)
        .retryer(retryer)
        .options(limits)
        .encoder((body, type, request) -> request.body(body.toString()))
        .responseInterceptor(values);
  }

  private Object value(InvocationContext context, ResponseInterceptor.Chain chain)
      throws Exception {
    return context.returnType() == Answer.class ? answer(context.response()) : chain.next(context);
  }

  private Answer answer(Response response) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .forEach((name, values) -> headers.put(name, values.stream().map(key::hiddenIn).toList()));
    return new Answer(response.status(), headers, key.hiddenIn(body(response)));
  }

  private static String body(Response response) throws IOException {
    if (response.body() == null) {
      return "";
    }
    try (InputStream bytes = response.body().asInputStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // Every call brings its own address.
  private static <T> Target<T> target(Class<T> api) {
    return Target.EmptyTarget.create(api);
  }
}
