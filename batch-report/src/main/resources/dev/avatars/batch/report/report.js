'use strict';
(function () {
  var list = document.getElementById('list');
  var shown = document.getElementById('shown');
  var none = document.getElementById('none');
  var tools = document.querySelector('.tools');
  var text = document.getElementById('text');
  var order = document.getElementById('order');
  var turn = document.getElementById('turn');
  var kinds = Array.prototype.slice.call(document.querySelectorAll('#kinds button'));
  var all = Number(kinds[0].querySelector('b').textContent.replace(/,/g, ''));
  var kind = '';
  var waiting = 0;

  function later() {
    return list.querySelector('noscript.later');
  }

  /** Makes the next rows of what they are as long as nobody looks: text. */
  function unfold() {
    var next = later();
    if (!next) {
      return false;
    }
    var part = document.createElement('template');
    part.innerHTML = next.textContent;
    dress(part.content);
    next.replaceWith(part.content);
    return true;
  }

  /** One large button instead of the browser's small ones, until it is pressed. */
  function dress(place) {
    place.querySelectorAll('video').forEach(function (video) {
      var play = document.createElement('button');
      play.type = 'button';
      play.className = 'play';
      play.setAttribute('aria-label', 'Play: ' + video.getAttribute('aria-label'));
      video.controls = false;
      video.after(play);
    });
  }

  function unfoldAll() {
    while (unfold()) {
    }
  }

  function rows() {
    return Array.prototype.slice.call(list.querySelectorAll('.row'));
  }

  function number(key) {
    return function (row) {
      return Number(row.dataset[key]);
    };
  }

  var places = new Map();

  function place(row) {
    return places.get(row);
  }

  var keys = {
    '': place,
    number: number('number'),
    cost: number('cost'),
    time: number('time'),
    length: number('length'),
    name: function (row) {
      return row.querySelector('.name').textContent;
    },
    kind: function (row) {
      return row.dataset.kind;
    }
  };

  function compare(a, b) {
    return typeof a === 'string' ? a.localeCompare(b, undefined, {numeric: true}) : a - b;
  }

  function remember() {
    rows().forEach(function (row) {
      if (!places.has(row)) {
        places.set(row, places.size);
      }
    });
  }

  function sort() {
    unfoldAll();
    remember();
    var key = keys[order.value];
    var sign = turn.getAttribute('aria-pressed') === 'true' ? -1 : 1;
    var sorted = rows().map(function (row) {
      return {row: row, key: key(row)};
    });
    sorted.sort(function (a, b) {
      return sign * compare(a.key, b.key) || place(a.row) - place(b.row);
    });
    var part = document.createDocumentFragment();
    sorted.forEach(function (each) {
      part.appendChild(each.row);
    });
    list.appendChild(part);
  }

  function isWanted(row, words) {
    if (kind && row.dataset.kind !== kind) {
      return false;
    }
    var own = words.length ? row.querySelector('.what').textContent.toLowerCase() : '';
    return words.every(function (word) {
      return own.indexOf(word) >= 0;
    });
  }

  function filter() {
    unfoldAll();
    var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows().forEach(function (row) {
      var wanted = isWanted(row, words);
      if (row.hidden === wanted) {
        row.hidden = !wanted;
        if (!wanted && row.querySelector('video')) {
          row.querySelector('video').pause();
        }
      }
    });
    tell();
  }

  function tell() {
    var here = rows().length;
    var seen = list.querySelectorAll('.row:not([hidden])').length;
    none.hidden = seen > 0 || all === 0;
    if (later()) {
      shown.textContent = 'The first ' + here.toLocaleString('en') + ' of ' + all.toLocaleString('en')
        + ' rows are shown; the others come as you scroll, sort, search or print.';
    } else if (seen < here) {
      shown.textContent = seen.toLocaleString('en') + ' of ' + all.toLocaleString('en') + ' rows match.';
    } else {
      shown.textContent = 'All ' + all.toLocaleString('en') + ' rows are shown.';
    }
  }

  function goToRow() {
    if (/^#row-\d+$/.test(location.hash)) {
      if (!document.getElementById(location.hash.slice(1))) {
        unfoldAll();
        tell();
      }
      var row = document.getElementById(location.hash.slice(1));
      if (row) {
        if (row.hidden) {
          reset();
        }
        row.scrollIntoView({block: 'center'});
        row.focus({preventScroll: true});
      }
    }
  }

  function press(button) {
    kinds.forEach(function (each) {
      each.setAttribute('aria-pressed', String(each === button));
    });
    kind = button.dataset.kind;
    filter();
  }

  function reset() {
    text.value = '';
    press(kinds[0]);
  }

  kinds.forEach(function (button) {
    button.addEventListener('click', function () {
      press(button);
    });
  });
  text.addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  order.addEventListener('change', sort);
  turn.addEventListener('click', function () {
    turn.setAttribute('aria-pressed', String(turn.getAttribute('aria-pressed') !== 'true'));
    sort();
  });
  tools.addEventListener('submit', function (event) {
    event.preventDefault();
  });
  addEventListener('beforeprint', function () {
    if (later()) {
      unfoldAll();
      tell();
    }
  });
  list.addEventListener('click', function (event) {
    var play = event.target.closest('.play');
    if (play) {
      var video = play.previousElementSibling;
      play.remove();
      video.controls = true;
      video.focus();
      video.play();
    }
  });
  addEventListener('hashchange', goToRow);
  document.addEventListener('play', function (event) {
    document.querySelectorAll('video').forEach(function (video) {
      if (video !== event.target) {
        video.pause();
      }
    });
  }, true);

  // the end of the list is in sight: more rows are wanted
  new IntersectionObserver(function (entries) {
    if (entries.some(function (entry) { return entry.isIntersecting; }) && unfold()) {
      tell();
    }
  }, {rootMargin: '1500px'}).observe(document.querySelector('footer'));

  dress(list);
  remember();
  tools.hidden = false;
  tell();
  goToRow();
})();
