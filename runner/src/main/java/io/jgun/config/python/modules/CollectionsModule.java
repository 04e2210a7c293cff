package io.jgun.config.python.modules;

import io.jgun.config.python.methods.DictMethods;
import io.jgun.config.python.values.Arguments;
import io.jgun.config.python.values.Iteration;
import io.jgun.config.python.values.None;
import io.jgun.config.python.values.PyDict;
import io.jgun.config.python.values.PyList;
import io.jgun.config.python.values.Run;
import org.jspecify.annotations.Nullable;

/** {@code collections}: a deque is a list here. */
final class CollectionsModule extends NativeModule {

    private static final String[] FUNCTIONS = {"OrderedDict", "defaultdict", "Counter", "deque", "ChainMap"};

    CollectionsModule() {
        super("collections");
    }

    @Override
    public String[] methods() {
        return FUNCTIONS;
    }

    @Override
    public @Nullable Object call(Run run, String function, Arguments arguments) {
        return switch (function) {
            case "OrderedDict" -> filled(run, new PyDict(), arguments.expect(function, 0, 1));
            case "Counter" -> filled(run, new PyDict(PyDict.Kind.COUNTER, None.NONE), arguments.expect(function, 0, 1));
            case "defaultdict" -> {
                boolean given = arguments.expect(function, 0, 2).size() > 0;
                PyDict dict = new PyDict(PyDict.Kind.DEFAULT, given ? arguments.get(0) : None.NONE);
                yield filled(run, dict, given ? arguments.rest() : arguments);
            }
            case "deque" ->
                arguments.expect(function, 0, 2).size() == 0
                        ? new PyList()
                        : new PyList(Iteration.list(run, arguments.get(0)));
            case "ChainMap" -> {
                PyDict all = new PyDict();
                for (int i = arguments.size() - 1; i >= 0; i--) {
                    DictMethods.fill(run, all, new Arguments(arguments.get(i)));
                }
                yield all;
            }
            default -> null;
        };
    }

    private static PyDict filled(Run run, PyDict dict, Arguments arguments) {
        DictMethods.fill(run, dict, arguments);
        return dict;
    }
}
