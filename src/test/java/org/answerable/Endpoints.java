package org.answerable;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every page and endpoint that the product has, from its compiled classes: what lists of them are held against. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * Method and path of each, below a path ({@code ""}: all of them), its parameters as {@code {}}: {@code GET
     * /desk/tickets/{}}.
     */
    public static Set<String> below(String root) throws IOException, ClassNotFoundException {
        java.nio.file.Path classes = java.nio.file.Path.of("target/classes");
        Set<String> declared = new TreeSet<>();
        try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve("org/answerable"))) {
            for (java.nio.file.Path file :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                if (name.startsWith("org.answerable.templates")) {
                    continue;
                }
                Class<?> type = Class.forName(name, false, Endpoints.class.getClassLoader());
                if (!type.isAnnotationPresent(Path.class)) {
                    continue;
                }
                for (Method method : type.getDeclaredMethods()) {
                    for (Annotation annotation : method.getAnnotations()) {
                        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                        if (verb != null) {
                            String path = "/" + type.getAnnotation(Path.class).value() + "/"
                                    + (method.isAnnotationPresent(Path.class)
                                            ? method.getAnnotation(Path.class).value()
                                            : "");
                            String plain = path.replaceAll("/+", "/")
                                    .replaceAll("/$", "")
                                    .replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", "{}");
                            if (plain.equals(root) || plain.startsWith(root + "/") || plain.startsWith(root + ".")) {
                                declared.add(verb.value() + " " + plain);
                            }
                        }
                    }
                }
            }
        }
        return declared;
    }
}
